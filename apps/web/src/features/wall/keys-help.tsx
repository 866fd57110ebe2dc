import { useTranslation } from 'react-i18next';
import { Dialog, DialogTitle } from '../../ui/dialog.tsx';

const rows = [
  ['← → ↑ ↓', 'seat'],
  ['/', 'jump'],
  ['Enter', 'open'],
  ['B', 'picture'],
  ['T', 'sound'],
  ['Z', 'both'],
  ['W', 'word'],
  ['N', 'next'],
  ['Shift + Z', 'allOn'],
  ['Shift + T', 'soundOff'],
  ['Shift + W', 'allOff'],
  ['R', 'ring'],
  ['1 · 2', 'layout'],
  ['Esc', 'back'],
] as const;

type KeysHelpProps = {
  readonly isOpen: boolean;
  readonly isOn: boolean;
  readonly onSet: (isOn: boolean) => void;
  readonly onClose: () => void;
};

/** The list of keys, and the switch that turns them off. Ending the round has none on purpose. */
export function KeysHelp({ isOpen, isOn, onSet, onClose }: KeysHelpProps) {
  const { t } = useTranslation('wall');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} className="!max-w-[60rem]">
      <div className="flex flex-col gap-6 p-10">
        <DialogTitle className="text-[2rem]">{t('keys.title')}</DialogTitle>
        <p className="text-[1.25rem] text-muted">{t('keys.where')}</p>
        <dl className="grid grid-cols-2 gap-x-12 gap-y-3 text-[1.25rem]">
          {rows.map(([keys, what]) => (
            <div key={what} className="flex items-baseline gap-4">
              <dt className="w-28 shrink-0">
                <kbd className="rounded-label border border-control bg-surface-2 px-2 py-0.5 font-sans font-semibold">
                  {keys}
                </kbd>
              </dt>
              <dd className="leading-snug">{t(`keys.${what}`)}</dd>
            </div>
          ))}
        </dl>
        <div className="flex gap-4">
          <button
            type="button"
            role="switch"
            aria-checked={isOn}
            aria-label={t('keys.title')}
            onClick={() => onSet(!isOn)}
            className="min-h-16 flex-1 rounded-button border-2 border-control bg-surface-2 px-4 text-[1.25rem] font-semibold"
          >
            {t(isOn ? 'keys.on' : 'keys.off')}
          </button>
          <button
            type="button"
            onClick={onClose}
            className="min-h-16 flex-1 rounded-button border-2 border-action bg-action px-4 text-[1.25rem] font-semibold text-on-action"
          >
            {t('keys.close')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
