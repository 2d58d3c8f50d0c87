import { ANY, COUNT, INSTANT, list, nullable, object, oneOf, TEXT, UUID } from './schema.ts';

export const auditSchemas = {
  AuditEntry: object({
    id: UUID,
    at: INSTANT,
    actor: object(
      { kind: oneOf(['system', 'user', 'key', 'cli']), id: TEXT, role: TEXT, name: TEXT },
      ['id', 'role', 'name'],
    ),
    verb: TEXT,
    subjectKind: TEXT,
    subjectId: TEXT,
    subjectName: nullable(TEXT),
    origin: nullable(
      object({ via: oneOf(['web', 'api', 'cli', 'job']), ip: TEXT, userAgent: TEXT }, [
        'ip',
        'userAgent',
      ]),
    ),
    changes: list(object({ path: TEXT, before: ANY, after: ANY }, ['before', 'after'])),
    position: nullable(COUNT),
    hash: nullable({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
  }),
};
