/** What a browser says about the page a request comes from. */
export type RequestSource = { readonly origin: string | undefined; readonly host: string | undefined };
