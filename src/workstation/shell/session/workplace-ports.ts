import { currentSession, signIn, signOut, signOutEverywhere } from '#contract/session.ts';
import { Officer } from '#domain/officer/officer.ts';
import { type Answer, call } from '../../api/call.ts';
import type { SessionAnswer, Station, WorkplacePorts } from './workplace.ts';

const MEMORY_KEY = 'gantry.officer';

/** The session as the server and this browser know it. */
export function workplacePorts(openStation: (officer: Officer) => Promise<Station>): WorkplacePorts {
  return {
    currentSession: async () => sessionAnswer(await call(currentSession, { params: {}, body: undefined })),
    signIn: async (username, password) =>
      sessionAnswer(await call(signIn, { params: {}, body: { username, password } })),
    signOut: async (reach) => {
      await call(reach === 'here' ? signOut : signOutEverywhere, { params: {}, body: {} });
    },
    openStation,
    memory: {
      read: () => {
        const text = localStorage.getItem(MEMORY_KEY);
        return text ? (Officer.safeParse(JSON.parse(text)).data ?? null) : null;
      },
      write: (officer) => {
        if (officer) localStorage.setItem(MEMORY_KEY, JSON.stringify(officer));
        else localStorage.removeItem(MEMORY_KEY);
      },
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

function sessionAnswer(answer: Answer<{ officer: Officer }, string>): SessionAnswer {
  return answer.kind === 'ok' ? { kind: 'ok', officer: answer.value.officer } : answer;
}
