import { Component, type ReactNode } from 'react';
import { t } from '../i18n/t.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { BlankState } from '../ui/blank-state.tsx';

interface Fault {
  readonly error: Error | null;
}

/** What stands in place of a screen that threw: what happened, that the work is safe, what to do. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, Fault> {
  override state: Fault = { error: null };

  static getDerivedStateFromError(error: unknown): Fault {
    return { error: errorOf(error) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <FaultScreen error={error} onReopen={() => this.setState({ error: null })} />;
  }
}

export function FaultScreen({ error, onReopen }: { error: Error; onReopen(): void }) {
  return (
    <BlankState
      isFault
      heading={t('fault.heading')}
      actions={
        <>
          <ActionButton isPrimary onClick={onReopen}>
            {t('fault.reopen')}
          </ActionButton>
          <ActionButton onClick={() => void navigator.clipboard.writeText(reportOf(error))}>
            {t('fault.copy')}
          </ActionButton>
        </>
      }
    >
      {t('fault.safe')} {t('fault.next')} <code>{error.message}</code>
    </BlankState>
  );
}

export function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function reportOf(error: Error): string {
  return [new Date().toISOString(), location.pathname, error.name, error.message, error.stack].join('\n');
}
