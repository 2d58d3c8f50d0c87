import { refusal } from '../data/open-page.ts';
import { ForbiddenState } from '../shell/forbidden-state.tsx';

export default function ForbiddenPage() {
  return <ForbiddenState verb={refusal().verb} />;
}
