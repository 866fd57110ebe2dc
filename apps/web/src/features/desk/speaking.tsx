import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsLoud } from '../../media/use-media.ts';

/** Between two sentences nobody has stopped speaking. */
const heldForMs = 900;

function useIsSpeaking(identity: string): boolean {
  const isLoud = useIsLoud(identity);
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (!isLoud) return undefined;
    return () => {
      setIsHeld(true);
      setTimeout(() => setIsHeld(false), heldForMs);
    };
  }, [isLoud]);
  return isLoud || isHeld;
}

/** The same as a white ring over the picture. */
export function SpeakingRing({ identity }: { identity: string }) {
  return useIsSpeaking(identity) ? (
    <span aria-hidden="true" className="absolute inset-0 border-3 border-speaking" />
  ) : null;
}

/** "· spricht" behind the state of whoever is heard now; seen only, for it changes too often to be read out. */
export function Speaking({ identity }: { identity: string }) {
  const { t } = useTranslation('desk');
  return useIsSpeaking(identity) ? (
    <span aria-hidden="true" className="font-medium text-live">
      {t('speaks')}
    </span>
  ) : null;
}
