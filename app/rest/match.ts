import { type Method, type Route, titleOf } from './route.ts';

/** The route of a request with the values from its path, or the methods there are. */
export type Match =
  | { kind: 'route'; route: Route; path: Record<string, string> }
  | { kind: 'method'; allowed: Method[] }
  | { kind: 'none' };

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const members: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== value) return undefined;
    } else {
      const decoded = decode(value);
      if (!decoded) return undefined;
      members[name] = decoded;
    }
  }
  return members;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** Routes with words come before routes with values, so `/invoices/summary` is no id. */
const byWords = (left: Route, right: Route): number =>
  (left.path.match(/\{/g)?.length ?? 0) - (right.path.match(/\{/g)?.length ?? 0);

/** Looks a path below /api/v1 up; HEAD is asked for as GET. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match {
  const found = [...routes].sort(byWords).flatMap((route) => {
    const members = matchPath(route.path, path);
    return members ? [{ route, members }] : [];
  });
  const [first] = found;
  if (!first) return { kind: 'none' };
  const same = found.filter(({ route }) => route.path === first.route.path);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const match = same.find(({ route }) => route.method === wanted);
  if (match) return { kind: 'route', route: match.route, path: match.members };
  return { kind: 'method', allowed: same.map(({ route }) => route.method) };
}

/** Routes that are there twice; for the test of the list. */
export function repeatedRoutes(routes: readonly Route[]): string[] {
  const titles = routes.map((route) => titleOf(route).replaceAll(/\{\w+\}/g, '{}'));
  return titles.filter((title, index) => titles.indexOf(title) !== index);
}
