using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Costs;

/// <summary>The estimate of one inspection, line by line.</summary>
public sealed class CostDesk(AppDb db, AuditLog audit, TimeProvider time)
{
    public Task<List<InspectionCost>> OfAsync(Guid inspection, CancellationToken ct) =>
        db.InspectionCosts.AsNoTracking().Where(c => c.InspectionId == inspection).OrderBy(c => c.SortNo).ThenBy(c => c.Id).ToListAsync(ct);

    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public async Task<string?> SaveAsync(Inspection inspection, CostForm form, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var row = form.Line is { } id ? await db.InspectionCosts.SingleOrDefaultAsync(c => c.Id == id && c.InspectionId == inspection.Id, ct) : null;
        if (form.Line is not null && row is null) return "Dòng này vừa được người khác xóa; nội dung vừa nhập chưa được ghi.";
        if (row is not null && row.Version != form.Version) return "Người khác vừa sửa dòng này; nội dung đồng chí nhập được giữ, bấm lại nếu vẫn muốn ghi.";
        var before = row is null ? null : Facts(row);
        if (row is null)
        {
            var last = await db.InspectionCosts.Where(c => c.InspectionId == inspection.Id).MaxAsync(c => (int?)c.SortNo, ct) ?? 0;
            db.InspectionCosts.Add(row = new() { Id = Guid.CreateVersion7(time.GetUtcNow()), InspectionId = inspection.Id, SortNo = last + 1, Item = "", Quantity = 1, UnitPrice = 0 });
        }

        (row.Item, row.Unit, row.Quantity, row.UnitPrice, row.Basis) = (form.Item.Trim(), Blank(form.Unit), form.Quantity!.Value, decimal.Round(form.UnitPrice!.Value), Blank(form.Basis));
        audit.Add("inspection.cost-set", inspection.Id, inspection.OrganisationId, before, Facts(row));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <returns>False: it is gone already.</returns>
    public async Task<bool> RemoveAsync(Inspection inspection, Guid line, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await db.InspectionCosts.SingleOrDefaultAsync(c => c.Id == line && c.InspectionId == inspection.Id, ct) is not { } row) return false;
        db.InspectionCosts.Remove(row);
        audit.Add("inspection.cost-removed", inspection.Id, inspection.OrganisationId, before: Facts(row));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static object Facts(InspectionCost c) => new { c.Item, quantity = $"{Shell.Vn.Number(c.Quantity, 2)} {c.Unit}".Trim(), unitPrice = Shell.Vn.Money(c.UnitPrice), amount = Shell.Vn.Money(c.Amount), c.Basis };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
