import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerNotFound } from './answer-errors.ts';

/** Vite names built files by their content: `assets/main-Bx3kq9Za.js`. */
const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.[^/]+$/;

/** Serves the built single-page application; every path it does not know is a screen of the application. */
export async function serveWorkstation(app: FastifyInstance, distFolder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: distFolder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      reply.header(
        'cache-control',
        HASHED.test(file.replaceAll('\\', '/')) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (!wantsScreen(request)) return answerNotFound(request, reply);
    return sendScreen(reply);
  });
}

function wantsScreen({ method, url, headers }: FastifyRequest): boolean {
  const isPage = method === 'GET' && (headers.accept ?? '').includes('text/html');
  return isPage && !url.startsWith('/api/');
}

function sendScreen(reply: FastifyReply): FastifyReply {
  return reply.code(200).header('cache-control', 'no-cache').sendFile('index.html');
}
