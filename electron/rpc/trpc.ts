import { createHash } from 'node:crypto';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { errorCodes } from '../../shared/errors.ts';
import type { DomainErrorShape } from '../../shared/errors.ts';
import { requestKey } from '../../shared/fields.ts';
import { can } from '../../shared/permissions.ts';
import { procedurePermissions } from '../../shared/procedure-permissions.ts';
import type { Access } from '../../shared/permissions.ts';
import type { Actor, ActorContext, App, Context, TokenCarrier } from '../context.ts';
import { DomainError } from '../errors.ts';
import { noteAnswer } from '../platform/access-log.ts';
import { noteDamage } from '../platform/care/damage.ts';
import { enterGate } from '../platform/intake-gate.ts';
import { maskAnswer } from '../platform/phone-masking.ts';
import { findSession } from '../platform/sessions.ts';
import { toDomainError } from './errors.ts';

/** What a host makes of an incoming call before the router sees it. */
export interface CallContext {
  readonly app: App;
  readonly carrier: TokenCarrier;
}

/** One field that did not pass, by its path in the input. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

const t = initTRPC.context<CallContext>().create({
  errorFormatter({ shape, error }) {
    const cause = error.cause;
    const domain: DomainErrorShape | null = cause instanceof DomainError ? { code: cause.code, details: cause.details } : null;
    const fields: readonly FieldProblem[] | null = cause instanceof z.ZodError ? cause.issues.map(toFieldProblem) : null;
    const ref = cause instanceof Unexpected ? cause.ref : null;
    const { stack: _stack, ...data } = shape.data;
    return { ...shape, message: domain?.code ?? (fields ? 'invalidInput' : 'unexpected'), data: { ...data, domain, fields, ref } };
  },
});

function toFieldProblem({ path, code, message }: z.core.$ZodIssue): FieldProblem {
  return { path: path.filter((part, index) => index > 0 || part !== 'body').join('.'), code, message };
}

/** A fault of ours: the user sees only its reference number, the log holds the rest. */
class Unexpected extends Error {
  readonly ref: string;
  constructor(cause: unknown, ref: string) {
    super('unexpected', { cause });
    this.ref = ref;
  }
}

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** Nobody comes in while the data are exchanged for those of a backup (F40). */
const admitted = t.procedure.use(async ({ ctx, next }) => {
  const leave = admit(ctx.app);
  try {
    return await next();
  } finally {
    leave();
  }
});

function admit(app: App): () => void {
  try {
    return enterGate(app);
  } catch (error) {
    throw error instanceof DomainError ? refusal(error) : error;
  }
}

/** Looks the procedure's permission up, finds out who calls, and refuses before any input is read. */
const guarded = admitted.use(async ({ ctx, path, next }) => {
  const access: Access | undefined = procedurePermissions[path as keyof typeof procedurePermissions];
  if (!access) throw new TRPCError({ code: 'FORBIDDEN' });
  const now = ctx.app.now();
  const session = await findSession(ctx.app, ctx.carrier.token, now).catch((cause: unknown) => {
    throw mapped(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }), ctx.app, path, null);
  });
  const context: Context = {
    app: ctx.app,
    db: ctx.app.engine.db,
    now,
    actor: session && !session.isLocked ? session.actor : access === 'session' && session ? session.actor : null,
    procedure: path,
    requestKey: undefined,
    bodyHash: '',
    carrier: ctx.carrier,
  };
  refuseUnless(access, session?.isLocked ?? false, context.actor);
  refuseInTheOpen(access, path, context);
  const result = await next({ ctx: context });
  if (result.ok) {
    if (context.actor) noteAnswer(ctx.app, path, context.actor.userId, now, result.data);
    const answer: typeof result = { ...result, data: maskAnswer(path, context.actor, result.data) };
    return answer;
  }
  throw mapped(result.error, ctx.app, path, context.actor);
});

function refuseUnless(access: Access, isLocked: boolean, actor: Actor | null): void {
  if (access === 'public') return;
  if (isLocked && access !== 'session') throw refusal(new DomainError('sessionLocked'));
  if (!actor) throw refusal(new DomainError('notSignedIn'));
  if (access !== 'signedIn' && access !== 'session' && !can(actor.roles, access))
    throw refusal(new DomainError('forbidden', { permission: access }));
}

/** F101: over plain HTTP in the LAN neither the owner works nor does anything leave in bulk, whatever the session says. */
function refuseInTheOpen(access: Access, path: string, { actor, carrier }: Context): void {
  if (carrier.from?.way !== 'plain') return;
  const isBulk = access === 'data.export' || access === 'parts.export' || /\.export/.test(path);
  if (isBulk || path === 'setup.run') throw refusal(new DomainError('needsEncryption'));
  if (actor?.roles.includes('administrator') && path !== 'auth.signOut') throw refusal(new DomainError('needsEncryption'));
}

function refusal(error: DomainError): TRPCError {
  return new TRPCError({ code: errorCodes[error.code], message: error.code, cause: error });
}

function mapped(error: TRPCError, app: App, path: string, actor: Actor | null): TRPCError {
  if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const known = toDomainError(error.cause, app.engine);
  if (known?.code === 'databaseDamaged') noteDamage(app, ['found while working']);
  // a refusal may show the current row: no more of it than the answer would
  if (known) return refusal(new DomainError(known.code, maskAnswer(path, actor, known.details) as typeof known.details));
  const ref = `E${Math.floor(app.now() / 1000)
    .toString(36)
    .toUpperCase()}${Math.floor(Math.random() * 1296)
    .toString(36)
    .toUpperCase()
    .padStart(2, '0')}`;
  app.log.error('unexpected failure', {
    ref,
    path,
    error: error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : error.message,
  });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'unexpected', cause: new Unexpected(error.cause, ref) });
}

/** A question: changes nothing. */
export function query<S extends z.ZodType, R>(schema: S, run: (context: ActorContext, input: z.output<S>) => Promise<R>) {
  return guarded.input(schema).query(({ ctx, input }) => run(ctx as ActorContext, input as z.output<S>));
}

/** A question that nobody needs to be known for. */
export function publicQuery<R>(run: (context: Context) => Promise<R>) {
  return guarded.query(({ ctx }) => run(ctx));
}

/**
 * A command: its input travels as `{ key, body }` with the client-made request key. However often a key arrives, the service's
 * write happens once.
 */
export function command<S extends z.ZodType, R>(schema: S, run: (context: ActorContext, input: z.output<S>) => Promise<R>) {
  return guarded.input(z.strictObject({ key: requestKey, body: schema })).mutation(({ ctx, input }) => {
    const { key, body } = input as { key: string; body: z.output<S> };
    const bodyHash = createHash('sha256').update(JSON.stringify(body, withoutSecrets)).digest('base64url');
    return run({ ...(ctx as ActorContext), requestKey: key, bodyHash }, body);
  });
}

/** The digest of a body is stored: a password in it could be guessed from there, so it stays out. */
function withoutSecrets(name: string, value: unknown): unknown {
  return /password$/i.test(name) ? '' : value;
}

/** An act on the session itself or of somebody not yet known: it needs no key, doing it twice is harmless. */
export function act<S extends z.ZodType, R>(schema: S, run: (context: Context, input: z.output<S>) => Promise<R>) {
  return guarded.input(schema).mutation(({ ctx, input }) => run(ctx, input as z.output<S>));
}

/** An act of somebody whose session lives, locked or not as the table of permissions says. */
export function actOfSession<S extends z.ZodType, R>(schema: S, run: (context: ActorContext, input: z.output<S>) => Promise<R>) {
  return guarded.input(schema).mutation(({ ctx, input }) => run(ctx as ActorContext, input as z.output<S>));
}
