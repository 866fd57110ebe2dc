import { useState } from 'react';
import { EnrolPage } from '../features/enrol/enrol-page.tsx';
import { EnrolledPage } from '../features/enrol/enrolled-page.tsx';
import { LinkPage } from '../features/enrol/link-page.tsx';
import { InvitationPage } from '../features/sign-in/invitation-page.tsx';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';

type WayInPagesProps = {
  kind: 'signIn' | 'enrol' | 'link' | 'invitation';
  /** What stands behind the # of the address: a code or the secret of a link; no server log sees it. */
  secret: string;
  onAdministration: () => void;
  /** This browser is a person's device now. */
  onDevice: () => void;
};

/** How a browser becomes somebody's device, and how an administrator signs in. */
export function WayInPages({ kind, secret, onAdministration, onDevice }: WayInPagesProps) {
  const [enrolled, setEnrolled] = useState<{ office: string | null } | null>(null);
  if (enrolled !== null) return <EnrolledPage office={enrolled.office} onDone={onDevice} />;
  switch (kind) {
    case 'signIn':
      return <SignInPage onSignedIn={onAdministration} />;
    case 'invitation':
      return <InvitationPage token={secret} onSignedIn={onAdministration} />;
    case 'enrol':
      return <EnrolPage initialCode={secret} onEnrolled={(office) => setEnrolled({ office })} />;
    case 'link':
      return <LinkPage token={secret} onEnrolled={() => setEnrolled({ office: null })} />;
  }
}
