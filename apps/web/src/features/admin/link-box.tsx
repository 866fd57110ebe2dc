import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { formatClock, formatDate } from '../../ui/format.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { TextField } from '../../ui/text-field.tsx';

type LinkBoxProps = { label: string; link: string; expiresAt: number };

/** A link that is shown once: to copy, or to read with a tablet's camera. */
export function LinkBox({ label, link, expiresAt }: LinkBoxProps) {
  const { t } = useTranslation('admin');
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setIsCopied(true);
    } catch {
      // Without the right to write to the clipboard the field itself can be selected and copied.
      setIsCopied(false);
    }
  };
  return (
    <div className="flex flex-wrap items-start gap-4 rounded-card border border-line bg-page p-4">
      <div className="flex min-w-52 flex-1 flex-col gap-3">
        <TextField label={label} value={link} onChange={() => undefined} isReadOnly />
        <div className="flex flex-wrap items-center gap-3">
          <Button tone="outline" icon={isCopied ? 'check' : 'copy'} onPress={() => void copy()}>
            {t(isCopied ? 'link.copied' : 'link.copy')}
          </Button>
        </div>
        <p className="text-caption text-muted">
          {t('link.once', { date: formatDate(expiresAt), time: formatClock(expiresAt) })}
        </p>
      </div>
      <QrCode text={link} label={t('link.qr')} className="w-36" />
    </div>
  );
}
