import { NotFoundState } from '../shell/not-found-state.tsx';

export default function NotFoundPage() {
  return <NotFoundState />;
}
