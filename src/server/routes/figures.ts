import type { FastifyInstance } from 'fastify';
import { seeFigures } from '#contract/figures.ts';
import { mayRole } from '#domain/officer/rights.ts';
import type { Deployment } from '../deployment.ts';
import { serve } from '../http/serve.ts';
import { figuresFor } from '../queries/figures.ts';

export function figureRoutes(app: FastifyInstance, deployment: Deployment): void {
  serve(
    app,
    deployment,
    seeFigures,
    'figures.see',
    async ({ session: { officer }, params: { days, whose }, refuse }) => {
      const isAnothers = whose !== 'all' && whose !== officer.id;
      if (isAnothers && !mayRole(officer.role, 'figures.see-others'))
        return refuse('not-permitted', { field: 'whose' });
      return figuresFor(deployment, officer, Number(days), whose === 'all' ? null : whose);
    },
  );
}
