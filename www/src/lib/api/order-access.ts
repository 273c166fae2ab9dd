/** What shows the server that a guest may see an order: the secret of its link. Kept out of addresses and logs. */
export const guest = (secret: string | undefined): { headers?: Record<string, string> } =>
  secret ? { headers: { Authorization: `Order ${secret}` } } : {};
