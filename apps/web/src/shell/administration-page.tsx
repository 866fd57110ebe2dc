import { useState } from 'react';
import { AdminScreen } from '../features/admin/admin-screen.tsx';
import { sectionOf } from '../features/admin/sections.ts';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';

type AdministrationPageProps = { pathname: string; onGo: (path: string) => void };

/** The administration, or the way into it at the same address: after signing in, the page asked for is there. */
export function AdministrationPage({ pathname, onGo }: AdministrationPageProps) {
  const [isSignedOut, setIsSignedOut] = useState(false);
  if (isSignedOut) return <SignInPage onSignedIn={() => setIsSignedOut(false)} />;
  return <AdminScreen section={sectionOf(pathname)} onOpen={onGo} onSignedOut={() => setIsSignedOut(true)} />;
}
