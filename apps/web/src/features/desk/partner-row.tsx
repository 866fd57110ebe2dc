import type { ParticipantView } from '@kreisrunde/contract';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { RemotePicture } from '../../media/remote-picture.tsx';
import { onAirParts, stateDetail, stateLook, stateWord } from '../../ui/participant-state.ts';
import type { StateTone } from '../../ui/participant-state.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { closedBesideSwitch } from './controls-for.ts';
import { PartnerControls } from './partner-controls.tsx';
import { Speaking, SpeakingRing } from './speaking.tsx';

type PartnerRowProps = {
  participant: ParticipantView;
  /** How long it rings or the line is broken; null where no seconds are counted. */
  elapsedMs: number | null;
  /** No wall shows the partners: then this row shows a small picture. */
  showsPicture: boolean;
};

const bars: Record<StateTone, string> = {
  live: 'before:bg-tally',
  ready: 'before:bg-ready',
  ring: 'before:bg-ring',
  broken: 'before:bg-[repeating-linear-gradient(180deg,var(--k-broken)_0_10px,transparent_10px_16px)]',
  neutral: 'before:bg-control',
  muted: 'before:bg-line',
};
const frames: Record<StateTone, string> = {
  live: 'border-line bg-surface-1',
  ready: 'border-[color-mix(in_srgb,var(--k-ready)_45%,transparent)] bg-[#0e1a16]',
  ring: 'border-[color-mix(in_srgb,var(--k-ring)_55%,transparent)] bg-[#0a1b28]',
  broken: 'border-dashed border-broken bg-[#17130d]',
  neutral: 'border-line bg-surface-1',
  muted: 'border-line bg-[#0f111e]',
};
/** Where the switches beside it do not say it already. */
const seenDetails: ReadonlySet<ParticipantView['state']> = new Set(['ringing', 'accepted', 'delayed']);
const floorFrame = 'border-2 border-speaking bg-action-soft';

/** What neither word nor switches say. */
function Details({ participant }: { participant: ParticipantView }) {
  const { t } = useTranslation('ui');
  const detail = seenDetails.has(participant.state) ? stateDetail(participant) : null;
  const closed = closedBesideSwitch(participant);
  return (
    <>
      {detail === null ? null : <span className="text-caption text-muted">{t(detail.key, detail.values)}</span>}
      {closed === null ? null : (
        <span className="text-caption leading-tight text-muted">{t(`switch.${closed}.offByOwner`)}</span>
      )}
    </>
  );
}

/** One partner: name, state, and what the chair can do. The place never changes. */
export const PartnerRow = memo(function PartnerRow({ participant, elapsedMs, showsPicture }: PartnerRowProps) {
  const { t } = useTranslation('ui');
  const { tone } = stateLook(participant.state);
  const word = stateWord(participant);
  const standsIn = participant.standsInFor === null ? null : t('standsIn', { name: participant.standsInFor.shortName });
  const detail = stateDetail(participant);
  const hasPicture = showsPicture && participant.picture.onAir;
  const spoken = [
    participant.office,
    standsIn,
    t(word.key, word.values),
    detail === null ? null : t(detail.key, detail.values),
    ...onAirParts(participant).map((key) => t(key)),
  ];
  return (
    <li
      aria-label={spoken.filter((part) => part !== null).join(', ')}
      data-state={participant.state}
      data-floor={participant.hasFloor}
      className={`@container relative flex min-h-[4.75rem] items-center gap-3 max-[20rem]:flex-wrap max-[20rem]:py-2 overflow-hidden rounded-tile border py-0.5 pl-4 pr-2.5 before:absolute before:inset-y-0 before:left-0 before:z-1 before:w-1.5 ${
        bars[tone]
      } ${participant.hasFloor ? floorFrame : frames[tone]}`}
    >
      {showsPicture && participant.mediaIdentity !== null ? (
        <span
          className={`shrink-0 self-stretch overflow-hidden bg-surface-3 ${
            hasPicture ? 'relative -my-0.5 -ml-4 w-13 @min-[24rem]:w-23 @min-[30rem]:w-34' : 'absolute size-0'
          }`}
        >
          <RemotePicture
            identity={participant.mediaIdentity}
            isOn={participant.picture.onAir}
            label={t('picture', { name: participant.shortName })}
            className="absolute inset-0 size-full object-cover object-[50%_30%]"
          />
          {participant.sound.onAir ? <SpeakingRing identity={participant.mediaIdentity} /> : null}
        </span>
      ) : null}
      <div className="min-w-0 flex-1 max-[20rem]:basis-28">
        <p
          className={`text-card font-medium leading-tight ${tone === 'muted' ? 'text-muted' : ''} ${
            hasPicture ? '!text-lead !leading-tight' : ''
          }`}
        >
          {participant.shortName}
        </p>
        {standsIn === null ? null : <p className="text-caption leading-tight text-muted">{standsIn}</p>}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-body leading-tight">
          <StateBadge participant={participant} elapsedMs={elapsedMs} />
          {participant.sound.onAir && participant.mediaIdentity !== null && !hasPicture ? (
            <Speaking identity={participant.mediaIdentity} />
          ) : null}
          <Details participant={participant} />
        </p>
      </div>
      <PartnerControls participant={participant} isNarrow={hasPicture} />
    </li>
  );
});
