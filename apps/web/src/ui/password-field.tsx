import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from './checkbox.tsx';
import { TextField } from './text-field.tsx';

type PasswordFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  problem?: string | undefined;
  help?: string;
  isFocusedFirst?: boolean;
};

/** One field, no repetition: whoever wants to be sure looks at what was typed. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation('form');
  const [isShown, setIsShown] = useState(false);
  return (
    <div>
      <TextField {...props} type={isShown ? 'text' : 'password'} />
      <Checkbox isSelected={isShown} onChange={setIsShown} label={t('password.show')} />
    </div>
  );
}
