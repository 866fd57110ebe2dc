import { OwnDevicesPage } from './own-devices-page.tsx';
import { ServedAdministration } from './served-administration.tsx';
import { StartPage } from './start-page.tsx';

/** Two pages among those that follow the stream, each with the real administration around it. */
export function ServedStartPage(props: Parameters<typeof StartPage>[0]) {
  return (
    <ServedAdministration>
      <StartPage {...props} />
    </ServedAdministration>
  );
}

export function ServedOwnDevicesPage(props: Parameters<typeof OwnDevicesPage>[0]) {
  return (
    <ServedAdministration>
      <OwnDevicesPage {...props} />
    </ServedAdministration>
  );
}
