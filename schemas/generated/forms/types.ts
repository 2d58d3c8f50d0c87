// Generated from the JSON Schemas of this folder by `npm run generate`. Do not edit.

export interface Documents {
  'forms/customer-form.schema.json'?: CustomerForm;
}
/**
 * What a person fills in about a customer. An empty text is a field left empty.
 */
export interface CustomerForm {
  name: string;
  kind: 'person' | 'company';
  status?: 'active' | 'closed';
  externalId?: string;
  tier?: string;
  region?: string;
  industry?: string;
  timeZone?: string;
  locale?: string;
  paymentTermDays?: number | null;
  address?: {
    country?: string;
    province?: string;
    city?: string;
    district?: string;
    street?: string;
    community?: string;
    building?: string;
    unit?: string;
    room?: string;
    postalCode?: string;
  };
  /**
   * @maxItems 50
   */
  customFields?: {
    name: string;
    value: string;
  }[];
}
