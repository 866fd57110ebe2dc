import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { ScreenMessage } from '../ui/screen-message.tsx';
import { useTheme } from '../ui/theme.tsx';

/** The address of the wall in a browser where a person is signed in: a wall is a device of its own. */
export function NotAWall({ office, onHome }: { office: string; onHome: () => void }) {
  const { t } = useTranslation('shell');
  useTheme('office');
  return (
    <ScreenMessage title={t('notAWall.title', { office })}>
      <p className="text-lead text-muted">{t('notAWall.text')}</p>
      <Button tone="filled" size="main" icon="home" onPress={onHome}>
        {t('notAWall.action')}
      </Button>
    </ScreenMessage>
  );
}
