/** An e-mail address that breaks before its @ when the line is too short, and only then elsewhere. */
export const EmailText = ({ address }: { address: string }) => {
  const at = address.lastIndexOf('@');
  return (
    <span className="wrap-anywhere">
      {address.slice(0, Math.max(at, 0))}
      <wbr />
      {address.slice(Math.max(at, 0))}
    </span>
  );
};
