/** Whether an address is a page or one below it: `/settings/api` isn't `/settings/api-keys`. */
export function isUnder(address: string, page: string): boolean {
  return address === page || address.startsWith(`${page}/`);
}
