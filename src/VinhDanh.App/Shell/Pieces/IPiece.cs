namespace VinhDanh.App.Shell.Pieces;

/// <summary>A model drawn by the partial of the same name, e.g. <c>StatusChip</c> by <c>_StatusChip.cshtml</c>; a test pairs them.</summary>
#pragma warning disable CA1040 // the tag helper accepts pieces only, and a piece has nothing else in common
public interface IPiece;
#pragma warning restore CA1040
