import type { App, TokenCarrier } from '../context.ts';
import { isSessionAlive } from '../platform/sessions.ts';
import { callRouter } from './call.ts';
import type { Answered, Call } from './call.ts';
import { takeUpload } from './file-calls.ts';

/** Who answers the windows of this machine: the application here, or the host that this machine is a seat of. */
export interface IpcBackend {
  call(call: Call, carrier: TokenCarrier): Promise<Answered>;
  upload(head: unknown, bytes: Buffer, carrier: TokenCarrier): Promise<Answered>;
  /** May whoever sits there hear of changes? */
  mayHear(carrier: TokenCarrier): Promise<boolean>;
  subscribe(listener: (topics: readonly string[]) => void): () => void;
  logError(message: string, error: unknown): void;
}

/** The application of this very process. */
export function localBackend(app: App): IpcBackend {
  return {
    call: (call, carrier) => callRouter(call, { app, carrier }),
    upload: (head, bytes, carrier) => takeUpload(app, carrier, head, bytes),
    mayHear: ({ token }) => isSessionAlive(app, token, app.now()),
    subscribe: (listener) => app.bus.subscribe(listener),
    logError: (message, error) => app.log.error(message, { error: String(error) }),
  };
}
