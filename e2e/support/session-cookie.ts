import { DEMO_PASSWORD } from './gantry-server.ts';

/** Signs in a demo account as a program does; answers with the cookie of its session. */
export async function sessionCookie(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
