declare module 'virtual:contract-routes' {
  export const contract: typeof import('@kreisrunde/contract').contract;
}
