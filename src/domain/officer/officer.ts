import { z } from 'zod';

export const OfficerId = z
  .string()
  .regex(/^off_[0-9a-zA-Z-]{8,40}$/)
  .brand<'OfficerId'>();
export type OfficerId = z.infer<typeof OfficerId>;

/** `scanner` is the account of a machine: it may deliver scans and nothing else. */
export const Role = z.enum(['officer', 'senior-officer', 'supervisor', 'administrator', 'scanner']);
export type Role = z.infer<typeof Role>;

export const Officer = z.object({
  id: OfficerId,
  username: z.string().min(1).max(60),
  displayName: z.string().min(1).max(120),
  role: Role,
});
export type Officer = z.infer<typeof Officer>;
