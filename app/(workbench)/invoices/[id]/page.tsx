/** The invoice stands in the layout; nothing is open beside it here. */
export default function InvoicePage() {
  return null;
}
