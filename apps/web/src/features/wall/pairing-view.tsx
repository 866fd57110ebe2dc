import type { WallSnapshot } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { formatElapsed } from '../../ui/format.ts';
import { LanguageButton } from '../../ui/language-button.tsx';
import { Logo } from '../../ui/logo.tsx';

type Pairing = NonNullable<WallSnapshot['pairing']>;

/** Unpaired: six digits to be read from across the room. The server renews them. */
export function PairingView({ pairing }: { readonly pairing: Pairing }) {
  const { t } = useTranslation('wall');
  const now = useServerNow();
  return (
    <main data-state="pairing" className="flex h-dvh flex-col items-center justify-center gap-14 px-20 text-center">
      <LanguageButton className="absolute top-6 right-8" />
      <Logo size={120} />
      <h1 className="text-[3.5rem] leading-tight font-semibold text-balance">{t('pairing.title')}</h1>
      <p className="rounded-[2.5rem] border-2 border-action bg-action-soft px-24 py-10 text-[13rem] leading-none font-semibold tracking-[0.04em]">
        <span>{pairing.code.slice(0, 3)}</span>
        <span className="ml-14">{pairing.code.slice(3)}</span>
      </p>
      <div>
        <p className="mx-auto max-w-[64rem] text-[2.25rem] leading-snug text-balance">{t('pairing.text')}</p>
        <p className="mt-6 text-[1.625rem] text-muted">
          {t('pairing.renews', { time: formatElapsed(pairing.expiresAt - now) })}
        </p>
      </div>
    </main>
  );
}
