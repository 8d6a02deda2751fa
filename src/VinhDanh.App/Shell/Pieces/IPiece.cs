namespace VinhDanh.App.Shell.Pieces;

/// <summary>A model drawn by the partial of the same name, e.g. <c>Remark</c> by <c>_Remark.cshtml</c>, or by itself (<see cref="IDrawnPiece"/>); a test asks.</summary>
#pragma warning disable CA1040 // the tag helper accepts pieces only, and a piece has nothing else in common
public interface IPiece;
#pragma warning restore CA1040

/// <summary>A small piece that stands on every row of a list and writes itself: a view's round for each of 150 of them took longer than all the rest of the page.</summary>
public interface IDrawnPiece : IPiece
{
    void Draw(Drawing page);
}
