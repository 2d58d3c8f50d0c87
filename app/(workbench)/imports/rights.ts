import type { Context } from '#engine/runtime/context';
import { mayDo } from '#engine/runtime/permission';
import type { ImportRights } from './types.ts';

export function importRights({ actor }: Context): ImportRights {
  return {
    upload: mayDo(actor, 'import.upload'),
    rehearse: mayDo(actor, 'import.rehearse'),
    run: mayDo(actor, 'import.run'),
    cancel: mayDo(actor, 'import.cancel'),
    fix: mayDo(actor, 'import.fix-row'),
    save: mayDo(actor, 'import.save-mapping'),
  };
}
