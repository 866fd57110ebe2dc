import { useTranslation } from 'react-i18next';
import { changeLanguage, currentLanguage } from '../i18n/i18n.ts';
import { languageNames } from '../i18n/language.ts';
import { Icon } from './icon.tsx';
import { useTapGuard } from './tap-guard.ts';
import { showToast } from './toast.tsx';

/** Offers the other language by its own name; the choice stays on this device. */
export function LanguageButton({ className = '' }: { className?: string }) {
  const { t } = useTranslation();
  const { guard } = useTapGuard();
  const other = currentLanguage() === 'de' ? 'en' : 'de';
  const change = guard(() => {
    changeLanguage(other).catch(() => showToast(t('ui:languageFailed')));
  });
  return (
    <button
      type="button"
      lang={other}
      aria-label={`${other.toUpperCase()} · ${languageNames[other]}`}
      onClick={change}
      className={`inline-flex min-h-12 shrink-0 items-center justify-center gap-2 rounded-button px-3 text-body font-medium text-ink hover:bg-surface-2 ${className}`}
    >
      <Icon name="globe" size={22} />
      <span className="max-sm:hidden">{languageNames[other]}</span>
      <span className="sm:hidden">{other.toUpperCase()}</span>
    </button>
  );
}
