declare module 'virtual:contract-routes' {
  export const contract: typeof import('@kreisrunde/contract').contract;
}
declare module 'virtual:administration-routes' {
  export const contract: typeof import('@kreisrunde/contract').administrationContract;
}
