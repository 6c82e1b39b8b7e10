/** True for the first page of rows, and then each time that there are twice as many. */
export const growth = () => {
  let [added, next] = [0, 1]
  return (rows: number): boolean => {
    added += rows
    if (added < next) return false
    next = added * 2
    return true
  }
}
