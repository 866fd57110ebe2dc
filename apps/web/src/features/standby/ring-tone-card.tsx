import { useTranslation } from 'react-i18next';
import { unlockAudio } from '../../media/sound/audio-context.ts';
import { playRingOnce } from '../../media/sound/ring-sound.ts';
import { useAudioUnlocked } from '../../media/sound/use-audio-unlocked.ts';
import { Button } from '../../ui/button.tsx';
import { StatusCard } from './status-card.tsx';

/** A browser may not sound before it was tapped once: until then this is the one thing to do here. */
export function RingToneCard() {
  const { t } = useTranslation('standby');
  const isUnlocked = useAudioUnlocked();
  const turnOn = async (): Promise<void> => {
    if (await unlockAudio()) playRingOnce('briefing');
  };
  if (!isUnlocked) {
    return (
      <StatusCard icon="bell" tone="ring" title={t('sound.off')} text={t('sound.offText')}>
        <Button tone="filled" size="regular" icon="speaker" onPress={() => void turnOn()}>
          {t('sound.turnOn')}
        </Button>
      </StatusCard>
    );
  }
  return (
    <StatusCard icon="bell" tone="ready" title={t('sound.on')} text={t('sound.onText')}>
      <Button tone="outline" size="regular" icon="speaker" onPress={() => playRingOnce('briefing')}>
        {t('sound.test')}
      </Button>
    </StatusCard>
  );
}
