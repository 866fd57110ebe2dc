import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api-context.ts';
import { failureSentence } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogTitle } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';

const codeLength = 6;
const onlyDigits = (text: string): string => text.replace(/\D/g, '').slice(0, codeLength);

function PairingForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('home');
  const api = useApi();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const problemId = useId();
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const pair = async (): Promise<void> => {
    if (code.length !== codeLength) {
      setProblem(t('pairing.incomplete'));
      return;
    }
    setIsBusy(true);
    const reply = await api.pairWall(code);
    setIsBusy(false);
    if (reply.ok) onClose();
    else setProblem(failureSentence(reply.code));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void pair();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 p-8 max-sm:p-5">
      <DialogTitle className="text-heading">{t('pairing.title')}</DialogTitle>
      <p className="text-lead text-muted">{t('pairing.text')}</p>
      <label htmlFor={inputId} className="text-lead font-medium">
        {t('pairing.code')}
      </label>
      <input
        id={inputId}
        ref={input}
        inputMode="numeric"
        autoComplete="one-time-code"
        placeholder="000000"
        value={code}
        aria-describedby={problemId}
        aria-invalid={problem !== null}
        onChange={(event) => {
          setCode(onlyDigits(event.target.value));
          setProblem(null);
        }}
        className="h-20 rounded-button border-2 border-ink bg-surface-1 text-center text-[2.75rem] font-medium tracking-[0.3em] placeholder:text-line"
      />
      <p id={problemId} role="alert" className="min-h-7 text-body font-medium text-broken">
        {problem === null ? null : (
          <span className="flex items-start gap-2">
            <Icon name="warning" size={22} />
            {problem}
          </span>
        )}
      </p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button size="regular" onPress={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button tone="filled" size="regular" icon="monitor" isBusy={isBusy} onPress={() => void pair()}>
          {t('pairing.action')}
        </Button>
      </div>
    </form>
  );
}

/** Asks for the six digits that the wall shows. */
export function PairWallDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} className="max-w-[34rem]">
      <PairingForm onClose={onClose} />
    </Dialog>
  );
}
