import { useId, useRef, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiAccess } from '../../api/api-context.ts';
import { failureSentence } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

const loudest = 100;
const step = 10;
/** A finger on the slider makes many values; the server hears one of them this often, and the last. */
const tellEveryMs = 150;

const within = (volume: number): number => Math.min(loudest, Math.max(0, volume));

/** Shows the wish while it is on its way, else what the server holds: desk and wall agree. */
function useVolume(held: number): { readonly shown: number; readonly set: (volume: number) => void } {
  const { api, onRefused } = useApiAccess();
  const [wish, setWish] = useState<number | null>(null);
  const newest = useRef<number | null>(null);
  const isTelling = useRef(false);
  const tell = async (): Promise<void> => {
    if (isTelling.current) return;
    isTelling.current = true;
    let told: number | null = null;
    while (newest.current !== null && newest.current !== told) {
      told = newest.current;
      const [reply] = await Promise.all([
        api.setHallVolume(told),
        new Promise((resolve) => setTimeout(resolve, tellEveryMs)),
      ]);
      if (reply.ok) continue;
      onRefused(failureSentence(reply.code));
      break;
    }
    isTelling.current = false;
    newest.current = null;
    setWish(null);
  };
  return {
    shown: wish ?? held,
    set: (volume) => {
      newest.current = within(volume);
      setWish(newest.current);
      void tell();
    },
  };
}

/** Volume of the hall: the wall plays as loud as this says. */
export function HallVolume({ volume, children }: { volume: number; children: ReactNode }) {
  const { t } = useTranslation('desk');
  const { shown, set } = useVolume(volume);
  const id = useId();
  const filled: CSSProperties & Record<'--filled', string> = { '--filled': `${String(shown)}%` };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="flex items-center gap-2.5 text-body leading-tight font-medium">
          <Icon name={shown === 0 ? 'speakerOff' : 'speaker'} size={22} />
          {t('hall.volume')}
        </label>
        {children}
      </div>
      <div className="flex items-center gap-3">
        <Button label={t('hall.quieter')} className="!min-w-14 !px-0" onPress={() => set(shown - step)}>
          <span className="text-title">−</span>
        </Button>
        <input
          id={id}
          type="range"
          min={0}
          max={loudest}
          step={1}
          value={shown}
          aria-valuetext={t('hall.volumeValue', { volume: shown })}
          onChange={(event) => set(Number(event.target.value))}
          style={filled}
          className="desk-range min-w-0 flex-1"
        />
        <Button label={t('hall.louder')} className="!min-w-14 !px-0" onPress={() => set(shown + step)}>
          <span className="text-title">+</span>
        </Button>
      </div>
    </div>
  );
}
