/** A customer in the lists of a run: the name, and the number they are known by elsewhere. */
export function CustomerCell({
  row,
}: {
  row: { customerName: string; externalId: string | null };
}) {
  return (
    <>
      {row.customerName}
      {row.externalId && <span className="ml-2 font-normal text-muted">{row.externalId}</span>}
    </>
  );
}
