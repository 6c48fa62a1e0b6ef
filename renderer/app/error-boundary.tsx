import { Component, type ReactNode } from 'react';
import { CrashNotice } from './crash-notice.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly crashed: boolean;
}

/** Keeps one screen's failure from taking the window with it: everything entered is in the core. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { crashed: false };

  static getDerivedStateFromError(): State {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (this.state.crashed) return <CrashNotice onReopen={() => this.setState({ crashed: false })} />;
    return this.props.children;
  }
}
