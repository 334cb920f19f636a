/**
 * Whether a portal's face loads and runs nothing: no page of the counter asks another site for anything, and a mark is a picture
 * (PLT-20). What gets past this is still held by the pages' Content-Security-Policy.
 */
export const checkFace = (file: 'brand.css' | 'logo.svg', content: string, report: (reason: string) => void): void => {
  if (file === 'brand.css') {
    if (!/(^|[\s}])--[\w-]+\s*:/.test(content)) report('sets no custom property, such as --brand')
    if (/@import|url\(/i.test(content)) report('must not load anything (@import, url)')
    return
  }
  if (!/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(content)) report('has to be one <svg> element')
  if (/<script|<foreignObject|\son\w+\s*=/i.test(content))
    report('must not run anything (script, foreignObject, on… attributes)')
  if (/(href|src)\s*=\s*["'](?!#)|url\((?!\s*["']?#)/i.test(content)) report('must not load anything (href, url)')
}
