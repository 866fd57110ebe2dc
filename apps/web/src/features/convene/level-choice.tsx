import type { ConvocationInput } from '@kreisrunde/contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';

type Level = ConvocationInput['level'];
type LevelChoiceProps = { value: Level; onChange: (level: Level) => void };

const choices = [
  { level: 'briefing', icon: 'people' },
  { level: 'situation', icon: 'warning' },
  { level: 'alert', icon: 'siren' },
] as const;

/** How loudly it rings. */
export function LevelChoice({ value, onChange }: LevelChoiceProps) {
  const { t } = useTranslation('convene');
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-2 text-lead font-semibold">{t('level.legend')}</legend>
      <div className="grid gap-3 md:max-lg:grid-cols-3">
        {choices.map(({ level, icon }) => {
          const isChosen = level === value;
          return (
            <label
              key={level}
              className={`relative flex min-h-22 cursor-pointer items-center gap-4 max-[20rem]:gap-2 max-[20rem]:px-2 md:max-lg:gap-2.5 rounded-button border-2 px-4 py-3 md:max-lg:px-3 has-focus-visible:outline-4 has-focus-visible:outline-offset-3 has-focus-visible:outline-action ${
                isChosen ? 'border-action bg-action-soft' : 'border-control bg-surface-1'
              }`}
            >
              <input
                type="radio"
                name={id}
                value={level}
                checked={isChosen}
                aria-labelledby={`${id}-${level}`}
                aria-describedby={`${id}-${level}-text`}
                onChange={() => onChange(level)}
                className="absolute inset-0 size-full cursor-pointer opacity-0"
              />
              <Icon name={icon} size={28} className={`max-[20rem]:hidden ${isChosen ? 'text-action' : ''}`} />
              <span className="min-w-0 flex-1">
                <span id={`${id}-${level}`} className="block text-card md:max-lg:text-lead font-medium leading-tight">
                  {t(`ui:level.${level}`)}
                </span>
                <span id={`${id}-${level}-text`} className="block text-body leading-tight text-muted">
                  {t(`level.${level}`)}
                </span>
              </span>
              <span
                aria-hidden="true"
                className={`grid size-7 shrink-0 place-items-center rounded-full ${
                  isChosen ? 'bg-action text-on-action' : 'border-2 border-control'
                }`}
              >
                {isChosen ? <Icon name="check" size={18} strokeWidth={2.6} /> : null}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
