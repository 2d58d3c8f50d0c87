import { redirect } from 'next/navigation';
import { paths } from './paths.ts';

export default function HomePage(): never {
  redirect(paths.billRuns());
}
