import type { PersonSnapshot } from '@kreisrunde/contract';
import { useApiAccess } from '../api/api-context.ts';
import { OwnDevicesScreen } from '../features/own-devices/own-devices-screen.tsx';

type OwnDevicesPageProps = { snapshot: PersonSnapshot; onBack: () => void };

/** The own devices; whoever ends this one is nobody from then on, and sees so at once. */
export function OwnDevicesPage({ snapshot, onBack }: OwnDevicesPageProps) {
  const { live } = useApiAccess();
  return <OwnDevicesScreen office={snapshot.me.office} onBack={onBack} onEndedThis={live.claim} />;
}
