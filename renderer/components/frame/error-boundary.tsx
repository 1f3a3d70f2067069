import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { ErrorPage } from './error-page.tsx';

interface Props {
  readonly children: ReactNode;
  /** When it changes (another page), the error is forgotten. */
  readonly resetKey?: string;
}

interface State {
  readonly failure: { readonly error: unknown; readonly ref: string } | undefined;
}

/** Catches what goes wrong while a screen is drawn and shows one calm page with a reference number instead. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error, ref: screenReference() } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('screen failed', this.state.failure?.ref, error, info.componentStack);
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.failure) this.setState({ failure: undefined });
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return <ErrorPage error={failure.error} reference={failure.ref} onRetry={() => this.setState({ failure: undefined })} />;
  }
}

/** A short number for a fault of the screen, to find it in the console of this seat. */
function screenReference(): string {
  return `S${Math.floor(Date.now() / 1000)
    .toString(36)
    .toUpperCase()}`;
}
