import type { ParticipantView } from '@kreisrunde/contract';
import type { TFunction } from 'i18next';
import { stateWord } from '../../ui/participant-state.ts';

/** "Bürgermeister/in Calbe (Saale), auf Sendung, Bild an, Ton aus": what a screen reader says of a partner. */
export function itemName(t: TFunction<readonly ['wall', 'ui']>, who: ParticipantView): string {
  const word = stateWord(who);
  const office =
    who.standsInFor === null ? who.office : `${who.office}, ${t('ui:standsIn', { name: who.standsInFor.shortName })}`;
  const state = t(`ui:${word.key}`, word.values);
  if (who.state !== 'onAir') return t('item.named', { office, state });
  return t('item.onAir', {
    office,
    state,
    picture: t(`ui:switch.picture.${who.picture.onAir ? 'on' : 'off'}`),
    sound: t(`ui:switch.sound.${who.sound.onAir ? 'on' : 'off'}`),
  });
}

/** In a small place the name alone: "Calbe (Saale)" is "Calbe", "VG Egelner Mulde" is "Egelner Mulde". */
export const tightName = (name: string): string => name.replace(/^VG /, '').replace(/ \(.*\)$/, '');
