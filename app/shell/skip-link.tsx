export function SkipLink({ children }: { children: string }) {
  return (
    <a
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-1.5 focus:text-on-accent"
      href="#content"
    >
      {children}
    </a>
  );
}
