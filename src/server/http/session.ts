import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACTING_OFFICER_HEADER } from '#contract/review.ts';
import { Officer } from '#domain/officer/officer.ts';
import { mayRole, type Right } from '#domain/officer/rights.ts';
import type { Instant } from '#domain/time/instant.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from './request-problem.ts';

/** An officer who is signed in, on one browser. */
export interface Session {
  readonly officer: Officer;
  readonly tokenSha256: string;
  readonly expiresAt: Instant;
}

/** Who may call: anyone, whoever is signed in, or whoever has a right. */
export type Access = 'anyone' | 'signed-in' | Right;

/** A shift, and a little. */
export const SESSION_MS = 12 * 3_600_000;
const COOKIE = 'gantry_session';

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What of a token may be stored. Tokens are random, so a plain hash cannot be guessed back. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const isSecure = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    maxAge: SESSION_MS / 1_000,
  });
}

export function takeCookie(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: '/', httpOnly: true, sameSite: 'strict' });
}

/** Throws `not-signed-in` or `not-permitted`. */
export async function admit(
  deployment: Pick<Deployment, 'db' | 'clock'>,
  request: FastifyRequest,
  access: Exclude<Access, 'anyone'>,
): Promise<Session> {
  const token = request.cookies[COOKIE];
  const session = token ? await findSession(deployment, hashToken(token)) : undefined;
  if (!session) throw new RequestProblem('not-signed-in', { detail: 'Sign in first.' });
  const actingFor = request.headers[ACTING_OFFICER_HEADER];
  if (actingFor !== undefined && actingFor !== session.officer.id) {
    throw new RequestProblem('not-signed-in', { detail: 'Another officer is signed in on this browser.' });
  }
  if (access !== 'signed-in' && !mayRole(session.officer.role, access)) {
    throw new RequestProblem('not-permitted', { detail: 'Your role does not allow this.' });
  }
  return session;
}

async function findSession(
  { db, clock }: Pick<Deployment, 'db' | 'clock'>,
  tokenSha256: string,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('officers', 'officers.id', 'sessions.officer_id')
    .select(['officers.id', 'username', 'display_name as displayName', 'role', 'expires_at as expiresAt'])
    .where('token_sha256', '=', tokenSha256)
    .where('expires_at', '>', nowAt(clock))
    .executeTakeFirst();
  return row && { officer: Officer.parse(row), tokenSha256, expiresAt: row.expiresAt };
}
