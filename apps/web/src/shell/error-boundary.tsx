import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { BrokenPage } from './broken-page.tsx';

type ErrorBoundaryProps = { children: ReactNode };

/** A mistake in one screen must not leave a tablet blank: it says so and starts itself anew. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.isBroken ? <BrokenPage /> : this.props.children;
  }
}
