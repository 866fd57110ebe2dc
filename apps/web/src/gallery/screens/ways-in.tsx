import type { ReactNode } from 'react';
import { AdministrationState } from '../../features/admin/administration-state.tsx';
import { InspectionPage } from '../../features/admin/inspection-page.tsx';
import { PeopleSetup } from '../../features/admin/people/people-setup.tsx';
import { EnrolPage } from '../../features/enrol/enrol-page.tsx';
import { EnrolledPage } from '../../features/enrol/enrolled-page.tsx';
import { LinkPage } from '../../features/enrol/link-page.tsx';
import { OwnDevicesScreen } from '../../features/own-devices/own-devices-screen.tsx';
import { keepCode } from '../../features/setup/kept-code.ts';
import { SetupScreen } from '../../features/setup/setup-screen.tsx';
import type { SetupStep } from '../../features/setup/steps.ts';
import { InvitationPage } from '../../features/sign-in/invitation-page.tsx';
import { SignInPage } from '../../features/sign-in/sign-in-page.tsx';
import { StartPage } from '../../shell/start-page.tsx';
import { administration, done, refuse } from '../fake-administration.ts';
import type { GalleryScreen, GalleryState } from '../state.ts';
import { withAdministration } from './administration.tsx';

type Api = typeof administration;
const nothing = (): void => undefined;

function page(node: ReactNode, api: Partial<Api> = {}, more: Partial<GalleryState> = {}): () => GalleryState {
  return () => ({
    snapshot: null,
    render: () => withAdministration({ ...administration, ...api }, node),
    ...more,
  });
}

const signInWith = (signIn: Partial<Api['signIn']>): Partial<Api> => ({
  signIn: { ...administration.signIn, ...signIn },
});
const tooShort = refuse({
  code: 'malformed',
  issues: [{ path: ['password'], code: 'too_small', origin: 'string', minimum: 12 }],
});

export const waysInScreen: GalleryScreen = {
  name: 'anmelden',
  title: 'Anmelden und verbinden',
  device: 'hand',
  states: {
    'noch-niemand': page(<StartPage onGo={nothing} />),
    anmelden: page(<SignInPage onSignedIn={nothing} />),
    'passwort-falsch': page(
      <SignInPage onSignedIn={nothing} />,
      signInWith({ password: refuse({ code: 'signInFailed' }) }),
      { press: ['sign-in:action'] },
    ),
    'zu-viele-versuche': page(
      <SignInPage onSignedIn={nothing} />,
      signInWith({ password: refuse({ code: 'throttled', retryAfterSeconds: 45 }) }),
      { press: ['sign-in:action'] },
    ),
    einladung: page(<InvitationPage token="x" onSignedIn={nothing} />),
    'einladung-kurz': page(<InvitationPage token="x" onSignedIn={nothing} />, signInWith({ invitation: tooShort }), {
      press: ['sign-in:invitation.action'],
    }),
    'geraet-verbinden': page(<EnrolPage initialCode="" onEnrolled={nothing} />),
    'code-falsch': page(<EnrolPage initialCode="123456" onEnrolled={nothing} />, {
      ...signInWith({ enrolment: refuse({ code: 'enrolmentCodeUnknown' }) }),
      own: { ...administration.own, devices: refuse({ code: 'notSignedIn' }) },
    }),
    'schon-verbunden': page(<EnrolPage initialCode="123456" onEnrolled={nothing} />),
    'persoenlicher-link': page(<LinkPage token="x" onEnrolled={nothing} />),
    'link-verbraucht': page(
      <LinkPage token="x" onEnrolled={nothing} />,
      signInWith({ link: refuse({ code: 'linkUnknown' }) }),
      { press: ['enrol:link.action'] },
    ),
    verbunden: page(<EnrolledPage office="Bürgermeisterin Calbe (Saale)" onDone={nothing} />),
    'meine-geraete': page(
      <OwnDevicesScreen office="Bürgermeisterin Calbe (Saale)" onBack={nothing} onEndedThis={nothing} />,
    ),
    'geraet-abmelden': page(
      <OwnDevicesScreen office="Bürgermeisterin Calbe (Saale)" onBack={nothing} onEndedThis={nothing} />,
      {},
      { press: ['devices:end'] },
    ),
  },
};

function setup(step: SetupStep, api: Partial<Api> = {}, more: Partial<GalleryState> = {}): () => GalleryState {
  const isOpen = step === 'code' || step === 'access';
  const withSetup = { setup: { ...administration.setup, ...api.setup, get: done({ isOpen }) } };
  return () => {
    keepCode('K7Q493MX');
    return page(
      <AdministrationState onSignedOut={nothing}>
        <SetupScreen
          step={step}
          onGo={nothing}
          onAdministration={nothing}
          renderInspection={(foot) => <InspectionPage foot={foot} />}
          renderPeople={(foot) => <PeopleSetup foot={foot} />}
        />
      </AdministrationState>,
      { ...api, ...withSetup },
      more,
    )();
  };
}

export const setupScreen: GalleryScreen = {
  name: 'ersteinrichtung',
  title: 'Ersteinrichtung',
  device: 'hand',
  states: {
    einmalcode: setup('code'),
    'einmalcode-falsch': setup(
      'code',
      { setup: { ...administration.setup, checkCode: refuse({ code: 'setupCodeWrong' }) } },
      { press: ['setup:step.access.name'] },
    ),
    zugang: setup('access'),
    'passwort-kurz': setup(
      'access',
      { setup: { ...administration.setup, createAdministrator: tooShort } },
      { press: ['setup:step.county.name'] },
    ),
    landkreis: setup('county'),
    pruefung: setup('inspection'),
    personen: setup('people'),
    fertig: setup('done'),
  },
};
