/** Vite hands a file's text over as it is. */
declare module '*.yaml?raw' {
  const text: string
  export default text
}
